import { useMediaQuery } from '@mantine/hooks'

/** Whether fingers point here: there are no keys then to speak of. */
export const useTouch = () => useMediaQuery('(hover: none)', false, { getInitialValueInEffect: false })
