/** Three stones; says nothing of what the app is for. */
export function BrandMark(props: { readonly size?: number }) {
  return (
    <svg width={props.size ?? 28} height={props.size ?? 28} viewBox="0 0 28 28" aria-hidden="true">
      <ellipse cx="14" cy="22" rx="11" ry="4.4" fill="#115e59" />
      <ellipse cx="14.6" cy="15" rx="7.8" ry="3.7" fill="#2f7f78" />
      <ellipse cx="13.6" cy="8.6" rx="4.8" ry="2.9" fill="#7fb3ab" />
    </svg>
  )
}
