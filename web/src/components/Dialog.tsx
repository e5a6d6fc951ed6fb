import { Modal, type ModalRootProps } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import { texts } from '@/lib/texts'

interface Props extends Omit<ModalRootProps, 'title'> {
  title: ReactNode
}

/**
 * A dialog over the page. Unlike Mantine's own, its header is not announced as a banner of the page, and while it fades
 * out it says so and keeps no focus: keys are the page's again.
 */
export function Dialog({ title, children, ...root }: Props) {
  useEffect(() => {
    const focused = document.activeElement
    if (!root.opened && focused instanceof HTMLElement && focused.closest('[data-closing]')) focused.blur()
  }, [root.opened])
  return (
    <Modal.Root data-closing={!root.opened || undefined} {...root}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Header role="presentation">
          <Modal.Title fw={650} fz="lg">
            {title}
          </Modal.Title>
          <Modal.CloseButton aria-label={texts.close} />
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
