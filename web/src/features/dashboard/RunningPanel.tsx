import { Stack, Text } from '@mantine/core'
import { isActive } from '@/api/jobs/jobState'
import { useJobs } from '@/api/jobs/useJobs'
import { JobProgress } from '@/components/JobProgress'
import { Panel } from '@/components/Panel'
import { texts } from '@/lib/texts'

/** Long work under way, if there is any. */
export function RunningPanel() {
  const jobs = useJobs()
  const active = jobs.data?.filter((job) => isActive(job.state)) ?? []
  if (active.length === 0) return null
  return (
    <Panel title={texts.dashboard.running}>
      <Stack gap="md">
        {active.map((job) => (
          <div key={job.id}>
            <Text fw={500} mb={4}>
              {texts.jobs.kinds[job.kind]}
            </Text>
            <JobProgress job={job} />
          </div>
        ))}
      </Stack>
    </Panel>
  )
}
