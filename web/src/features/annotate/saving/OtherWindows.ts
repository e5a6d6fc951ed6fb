const answerTime = 300

/** Asks the other windows of this browser what they are about to send, and answers them. */
export class OtherWindows {
  private readonly channel = new BroadcastChannel('fieldloop.unsaved')

  constructor(held: () => readonly number[]) {
    this.channel.addEventListener('message', ({ data }) => {
      if (data === 'ask') this.channel.postMessage(held())
    })
  }

  /** The photos whose work another window sends. */
  async sending(): Promise<ReadonlySet<number>> {
    const photoIds = new Set<number>()
    const take = ({ data }: MessageEvent<unknown>) => {
      if (Array.isArray(data)) for (const photoId of data as number[]) photoIds.add(photoId)
    }
    this.channel.addEventListener('message', take)
    this.channel.postMessage('ask')
    await new Promise((resolve) => setTimeout(resolve, answerTime))
    this.channel.removeEventListener('message', take)
    return photoIds
  }
}
