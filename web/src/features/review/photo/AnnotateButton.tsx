import { Button } from '@mantine/core'
import { Link } from 'react-router-dom'
import { IconPencil } from '@/lib/icons'
import { texts } from '@/lib/texts'

/** To the page on which boxes are drawn. */
export function AnnotateButton({ to }: { to: string }) {
  return (
    <Button component={Link} to={to} variant="default" leftSection={<IconPencil size={18} />}>
      {texts.largeView.annotate}
    </Button>
  )
}
