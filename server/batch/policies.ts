import { z } from 'zod'

/** What a job is told about priority, retries, keeping and alerts. */

/** In rising order; a category's jobs run the higher ones first, and first come first served within one. */
export const priorities = ['low', 'normal', 'high', 'critical'] as const
export type Priority = (typeof priorities)[number]

/** The number by which the queue orders a priority: higher first. */
export function priorityRank(priority: Priority): number {
  return priorities.indexOf(priority)
}

/** The least and the most of each setting of a retry policy. */
export const retryBounds = {
  maximum: { least: 0, most: 100 },
  firstDelay: { least: 1, most: 86_400 },
  factor: { least: 1, most: 10 },
  longestDelay: { least: 1, most: 86_400 },
} as const

/** The stored form of a retry policy: delays in seconds, growing by `factor` up to `longestDelay`. */
export const retryPolicySchema = z.object({
  version: z.literal(1),
  maximum: z.int().min(retryBounds.maximum.least).max(retryBounds.maximum.most),
  firstDelay: z.int().min(retryBounds.firstDelay.least).max(retryBounds.firstDelay.most),
  factor: z.number().min(retryBounds.factor.least).max(retryBounds.factor.most),
  longestDelay: z.int().min(retryBounds.longestDelay.least).max(retryBounds.longestDelay.most),
})
export type RetryPolicy = z.infer<typeof retryPolicySchema>

export const defaultRetryPolicy: RetryPolicy = {
  version: 1,
  maximum: 3,
  firstDelay: 10,
  factor: 2,
  longestDelay: 600,
}

/** Seconds to wait after the nth failed attempt (from 1), or undefined when the policy allows no further one. */
export function retryDelay(policy: RetryPolicy, failedAttempts: number): number | undefined {
  if (failedAttempts > policy.maximum) return undefined
  return Math.min(policy.longestDelay, policy.firstDelay * policy.factor ** (failedAttempts - 1))
}

/** How long a job's description may be. */
export const longestDescription = 200

/** How long the address of a webhook may be. */
export const longestWebhookAddress = 2_000

/** How long a job's runs are kept unless it says otherwise, in days; the last run of a job is always kept. */
export const defaultHistoryDays = 90

/** On which endings of the first job the follow-up starts: only when all went well, or also after an error. */
export const followUpConditions = ['ended', 'endedOrError'] as const
export type FollowUpCondition = (typeof followUpConditions)[number]

/** What a user may be alerted of. */
export const alertEvents = ['ended', 'error', 'canceled', 'missed'] as const
export type AlertEvent = (typeof alertEvents)[number]

/** Seconds after its planned time from which a run that has not begun counts as missed, unless a rule says otherwise. */
export const defaultLateAfterSeconds = 600
