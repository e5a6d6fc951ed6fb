import { AskAnimal } from '../verdicts/AskAnimal'
import { useReviewState, useSession } from './context'

/** Asks of the open photo or the selection which animal it is instead. */
export function AnimalDialog() {
  const session = useSession()
  const asking = useReviewState((state) => state.asking)
  return (
    <AskAnimal
      opened={asking !== null}
      onClose={() => session.set({ asking: null })}
      onChoose={(name) => session.judging.judge('wrong_animal', asking?.scope, name)}
    />
  )
}
