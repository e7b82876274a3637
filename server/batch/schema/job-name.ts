import { builder } from '../../graphql/builder.ts'
import type { JobName } from '../job-name.ts'

/** GraphQL type of what a job or run is called. */
export const BatchJobName = builder.objectRef<JobName>('BatchJobName').implement({
  description:
    'What a job or run is called: as somebody has named it, or by its task and what that works on, of which a client ' +
    'makes a name in its reader’s language.',
  fields: (t) => ({
    description: t.exposeString('description', {
      nullable: true,
      description: 'What somebody has called it; null when nobody has.',
    }),
    task: t.exposeString('task', { description: 'Name of its task.' }),
    subject: t.exposeString('subject', {
      description:
        'What the task works on, by the records’ names or by a cause; empty when that has no name.',
    }),
    subjectCount: t.exposeInt('subjectCount', {
      nullable: true,
      description: 'How many selected records it works on; null when it is not of a selection.',
    }),
  }),
})
