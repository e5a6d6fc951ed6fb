import { Modal, type ModalRootProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { texts } from '@/lib/texts'

interface Props extends Omit<ModalRootProps, 'title'> {
  title: ReactNode
}

/** A dialog over the page. Unlike Mantine's own, its header is not announced as a banner of the page. */
export function Dialog({ title, children, ...root }: Props) {
  return (
    <Modal.Root {...root}>
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
