import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Dialog } from '@/components/Dialog'
import { ProgressLine } from '@/components/ProgressLine'
import { IconFolderOpen } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { BringForm } from './BringForm'
import { Sending } from './Sending'
import { isSending } from './Bringing'
import { useBringing } from './useBringing'

const say = texts.bring

/** Opens the dialog that brings labelled photos; shows how far it is while it is closed. */
export function BringPhotos({ prominent }: { prominent: boolean }) {
  const [opened, { open, close }] = useDisclosure()
  const { state, clear } = useBringing()
  const leave = () => {
    close()
    clear()
  }
  return (
    <>
      {isSending(state) && <ProgressLine label={say.progress} done={state.done} total={state.total} note={say.state(state.done, state.total)} />}
      <Button
        variant={prominent ? 'filled' : 'default'}
        size={prominent ? 'sm' : 'xs'}
        leftSection={<IconFolderOpen size={18} />}
        style={{ alignSelf: 'flex-start' }}
        onClick={open}
      >
        {say.open}
      </Button>
      <Dialog opened={opened} onClose={leave} title={say.title} size="lg">
        {state.phase === 'idle' ? <BringForm /> : <Sending onClose={leave} />}
      </Dialog>
    </>
  )
}
