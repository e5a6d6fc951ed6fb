import { formatNumber } from '../format'

/** "1 photo", "1,200 photos". */
export const many = (count: number, one: string, other = `${one}s`) => `${formatNumber(count)} ${count === 1 ? one : other}`
