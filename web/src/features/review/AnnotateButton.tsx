import { Button } from '@mantine/core'
import { Link } from 'react-router-dom'
import { IconPencil } from '@/lib/icons'
import { texts } from '@/lib/texts'

/** To the page on which boxes are drawn. */
export function AnnotateButton({ id }: { id: number }) {
  return (
    <Button component={Link} to={`/annotate?photo=${id}`} variant="default" leftSection={<IconPencil size={18} />}>
      {texts.largeView.annotate}
    </Button>
  )
}
