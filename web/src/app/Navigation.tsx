import { Badge, Menu, UnstyledButton } from '@mantine/core'
import { Link, NavLink, useLocation } from 'react-router-dom'
import { usePhotoCount } from '@/api/photos/usePhotoCount'
import { IconDots } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { pages, type PageEntry } from './pages'
import classes from './Shell.module.css'

const more = pages.filter((page) => page.phone === 'more')

/** Links to the pages; on a phone they stand at the bottom, in reach of the thumb, the rarer ones under "More". */
export function Navigation() {
  return (
    <nav className={classes.nav} aria-label={texts.nav.label}>
      {pages.map((page) => (
        <PageLink key={page.path} page={page} />
      ))}
      <MoreLinks />
    </nav>
  )
}

function PageLink({ page }: { page: PageEntry }) {
  const { data: open = 0 } = usePhotoCount({ marked: true, annotated: false })
  const Icon = page.icon
  return (
    <NavLink to={page.path} end={page.path === '/'} className={classes.link} data-phone={page.phone}>
      <Icon size={20} aria-hidden />
      <span>{page.label}</span>
      {page.path === '/annotate' && open > 0 && (
        <Badge size="sm" circle={open < 10} color="orange.5" autoContrast className={classes.badge} aria-label={texts.nav.toAnnotate(open)}>
          {open}
        </Badge>
      )}
    </NavLink>
  )
}

function MoreLinks() {
  const { pathname } = useLocation()
  const isHere = more.some((page) => pathname.startsWith(page.path))
  return (
    <Menu position="top-end" width={200}>
      <Menu.Target>
        <UnstyledButton className={`${classes.link} ${classes.more} ${isHere ? 'active' : ''}`}>
          <IconDots size={20} aria-hidden />
          <span>{texts.nav.more}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {more.map(({ path, label, icon: Icon }) => (
          <Menu.Item key={path} component={Link} to={path} leftSection={<Icon size={18} aria-hidden />} py="sm">
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
