import { useRef } from 'react'
import type { Photo } from '@/api/types'
import { useToggleMark } from '@/components/MarkButton'
import { texts } from '@/lib/texts'
import { useKeys } from '@/lib/useKeys'
import { PhotoCard } from './PhotoCard'
import classes from './PhotoGrid.module.css'

interface Props {
  photos: Photo[]
  onOpen: (id: number) => void
}

/** Thumbnails with boxes; arrow keys move over them, Enter opens, M marks. */
export function PhotoGrid({ photos, onOpen }: Props) {
  const grid = useRef<HTMLUListElement>(null)
  const toggleMark = useToggleMark()
  useKeys((event) => {
    const cards = [...(grid.current?.querySelectorAll<HTMLElement>('[data-photo-id]') ?? [])]
    const index = cards.findIndex((card) => card === document.activeElement)
    const photo = photos[index]
    if (event.key === 'm' && photo) toggleMark(photo)
    else return moveFocus(cards, index, event.key)
    return true
  })
  return (
    <ul className={classes.grid} ref={grid} aria-label={texts.photosPage.grid}>
      {photos.map((photo) => (
        <PhotoCard key={photo.id} photo={photo} onOpen={onOpen} onToggleMark={toggleMark} />
      ))}
    </ul>
  )
}

function moveFocus(cards: HTMLElement[], index: number, key: string): boolean {
  if (document.querySelector('[role="dialog"]')) return false
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns(cards), ArrowDown: columns(cards) }[key]
  const target = step === undefined ? undefined : cards[index === -1 ? 0 : index + step]
  target?.focus()
  return target !== undefined
}

/** How many cards stand in the first row. */
function columns(cards: HTMLElement[]): number {
  const top = cards[0]?.getBoundingClientRect().top
  const second = cards.findIndex((card) => card.getBoundingClientRect().top !== top)
  return second === -1 ? cards.length : second
}
