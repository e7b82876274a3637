import { query } from '../graphql/request-client.ts'
import { byName } from '../language/by-name.ts'
import type { Choice, Choosing } from './choice.ts'
import {
  ChannelChoicesDocument,
  ChosenSessionDocument,
  GroupChoicesDocument,
  HoldChoicesDocument,
  ScheduleChoicesDocument,
  SessionChoicesDocument,
  type SessionChoicesQuery,
} from './choices.generated.ts'

/** The company's distribution schedules. */
export async function scheduleChoices({ ui, companyId }: Choosing): Promise<readonly Choice[]> {
  const { distributionSchedules } = await query(ScheduleChoicesDocument, { companyId })
  return byName(ui, distributionSchedules).map(({ id, name, description, isActive }) => ({
    value: id,
    label: name,
    hint: isActive ? description : ui.t('guides:choice.inactive', { description }),
    names: [name],
  }))
}

/** The company's groups of channel databases. */
export async function groupChoices({ ui, companyId }: Choosing): Promise<readonly Choice[]> {
  const { channelDatabaseGroups } = await query(GroupChoicesDocument, { companyId })
  return byName(ui, channelDatabaseGroups).map(({ id, name, description }) => ({
    value: id,
    label: name,
    hint: description || undefined,
    names: [name],
  }))
}

/** The company's channels, by their numbers; those that live in a channel database already say in which. */
export async function channelChoices({ ui, companyId }: Choosing): Promise<readonly Choice[]> {
  const { channels } = await query(ChannelChoicesDocument, { companyId })
  return channels.edges.map(({ node: { number, name, currency, channelDatabase } }) => ({
    value: number,
    label: name,
    hint: channelDatabase
      ? ui.t('guides:choice.channelIn', { number: String(number), currency, database: channelDatabase.name })
      : ui.t('guides:choice.channel', { number: String(number), currency }),
    names: [name],
  }))
}

type Session = SessionChoicesQuery['uploadSessions']['edges'][number]['node']

/** The company's latest upload sessions, and the one that was chosen before. */
export async function sessionChoices(
  { ui, companyId }: Choosing,
  chosen: readonly (string | number)[],
): Promise<readonly Choice[]> {
  const { uploadSessions } = await query(SessionChoicesDocument, { companyId })
  const sessions = uploadSessions.edges.map(({ node }) => node)
  const [id] = chosen
  const isListed = id === undefined || sessions.some((session) => session.id === id)
  const older = isListed ? null : (await query(ChosenSessionDocument, { id: String(id) })).uploadSession
  return [...(older ? [older] : []), ...sessions].map((session: Session) => ({
    value: session.id,
    label: ui.t('guides:choice.session', {
      database: session.channelDatabase.name,
      startedAt: session.startedAt,
    }),
    hint: ui.t('guides:choice.sessionHint', {
      status: ui.word.enumValue('UploadSessionStatus', session.status),
      count: session.rowsRead,
    }),
    names: [],
  }))
}

/** The company's orders on hold. */
export async function holdChoices({ ui, companyId }: Choosing): Promise<readonly Choice[]> {
  const { orderHolds } = await query(HoldChoicesDocument, { companyId })
  return orderHolds.edges.map(({ node: { id, holdCode, placedAt, salesOrder } }) => ({
    value: id,
    label: salesOrder.number,
    hint: ui.t('guides:choice.hold', { code: holdCode, placedAt }),
    names: [salesOrder.number],
  }))
}
