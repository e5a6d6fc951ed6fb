import { Badge } from '@mantine/core'
import { NavLink } from 'react-router-dom'
import { usePhotoCount } from '@/api/usePhotoCount'
import { IconBrain, IconCpu, IconHome, IconLayoutGrid, IconPencil } from '@/lib/icons'
import { texts } from '@/lib/texts'
import classes from './Shell.module.css'

const pages = [
  { to: '/', label: texts.nav.dashboard, icon: IconHome },
  { to: '/photos', label: texts.nav.photos, icon: IconLayoutGrid },
  { to: '/annotate', label: texts.nav.annotate, icon: IconPencil },
  { to: '/training', label: texts.nav.training, icon: IconBrain },
  { to: '/models', label: texts.nav.models, icon: IconCpu },
]

/** Links to the pages; on a phone they stand at the bottom, in reach of the thumb. */
export function Navigation() {
  const { data: open = 0 } = usePhotoCount({ marked: true, annotated: false })
  return (
    <nav className={classes.nav} aria-label={texts.nav.label}>
      {pages.map(({ to, label, icon: Icon }) => (
        <NavLink key={to} to={to} end={to === '/'} className={classes.link}>
          <Icon size={20} aria-hidden />
          <span>{label}</span>
          {to === '/annotate' && open > 0 && (
            <Badge size="sm" circle={open < 10} color="orange.5" autoContrast className={classes.badge} aria-label={texts.nav.toAnnotate(open)}>
              {open}
            </Badge>
          )}
        </NavLink>
      ))}
    </nav>
  )
}
