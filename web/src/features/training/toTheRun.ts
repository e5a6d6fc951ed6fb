/** To the top of the page, where a run that has just begun is shown. At once: what appears above would stop a smooth scroll. */
export const toTheRun = () => window.scrollTo({ top: 0 })
