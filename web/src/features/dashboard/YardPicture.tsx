/** A yard with a visitor in a box: what the program is about, in one picture. */
export function YardPicture() {
  return (
    <svg viewBox="0 0 480 180" aria-hidden style={{ display: 'block', width: '100%', borderRadius: 8 }}>
      <rect width="480" height="180" fill="#cfe3ea" />
      <circle cx="404" cy="40" r="18" fill="#fed172" />
      <path d="M0 96 Q120 60 240 92 T480 84 V180 H0Z" fill="#8fb996" />
      <path d="M0 122 Q140 100 300 118 T480 114 V180 H0Z" fill="#5f9a6b" />
      <g fill="#7a5a3c">
        <rect x="62" y="84" width="10" height="46" />
        <path d="M0 108h480v4H0z M0 120h480v4H0z" opacity="0.35" />
      </g>
      <circle cx="67" cy="66" r="34" fill="#2c6e49" />
      <circle cx="90" cy="82" r="22" fill="#37835a" />
      <g fill="#8a5a33" stroke="#8a5a33" strokeLinecap="round" strokeLinejoin="round">
        <ellipse cx="262" cy="116" rx="32" ry="15" stroke="none" />
        <path d="M284 112 L298 84 L306 88 L296 116Z" strokeWidth="3" />
        <path d="M297 84 L316 90 L312 96 L299 94Z" strokeWidth="2" />
        <path d="M300 84 q-3 -10 -8 -12 M304 84 q5 -8 3 -14 M293 78 l-6 0 M306 78 l6 -2" fill="none" strokeWidth="2.5" />
        <path d="M242 124 L238 152 M252 126 L252 152 M276 126 L276 152 M288 122 L290 152" strokeWidth="5" />
      </g>
      <rect x="222" y="62" width="104" height="98" rx="3" fill="none" stroke="#fed172" strokeWidth="4" />
    </svg>
  )
}
