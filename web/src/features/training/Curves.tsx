import { SimpleGrid, Text } from '@mantine/core'
import type { Epoch } from '@/api/types'
import { LineChart, type Series } from '@/components/LineChart'
import { texts } from '@/lib/texts'

const say = texts.training

const curve = (epochs: Epoch[], name: string, color: string, field: keyof Epoch): Series => ({
  name,
  color,
  values: epochs.map((epoch) => epoch[field]),
})

const short = (value: number) => (value >= 10 ? value.toFixed(0) : value.toFixed(2))

/** Losses and validation measures by epoch. */
export function Curves({ epochs }: { epochs: Epoch[] }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <div>
        <Text fw={600} size="sm" mb={4}>
          {say.validation}
        </Text>
        <LineChart
          label={say.validation}
          max={1}
          format={short}
          series={[
            curve(epochs, say.map50, 'var(--chart-green)', 'map50'),
            curve(epochs, say.map5095, 'var(--chart-blue)', 'map50_95'),
            curve(epochs, say.precision, 'var(--chart-orange)', 'precision'),
            curve(epochs, say.recall, 'var(--chart-violet)', 'recall'),
          ]}
        />
      </div>
      <div>
        <Text fw={600} size="sm" mb={4}>
          {say.losses}
        </Text>
        <LineChart
          label={say.losses}
          format={short}
          series={[
            curve(epochs, say.lossTotal, 'var(--chart-green)', 'loss'),
            curve(epochs, say.lossClass, 'var(--chart-blue)', 'loss_class'),
            curve(epochs, say.lossBox, 'var(--chart-orange)', 'loss_box'),
            curve(epochs, say.lossDfl, 'var(--chart-violet)', 'loss_dfl'),
          ]}
        />
      </div>
    </SimpleGrid>
  )
}
