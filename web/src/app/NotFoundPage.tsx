import { Button } from '@mantine/core'
import { Link } from 'react-router-dom'
import { EmptyState } from '@/components/EmptyState'
import { IconTrees } from '@/lib/icons'
import { texts } from '@/lib/texts'

export function NotFoundPage() {
  return (
    <EmptyState order={1} icon={<IconTrees size={48} />} title={texts.notFound.title} text={texts.notFound.text}>
      <Button component={Link} to="/">
        {texts.notFound.home}
      </Button>
    </EmptyState>
  )
}
