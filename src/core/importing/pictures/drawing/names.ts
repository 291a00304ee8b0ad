function namesOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/**
 * SECURITY: the elements of a still drawing. None of them runs, links, moves, embeds or loads; of the effects those
 * that take time in proportion to what they are applied to.
 */
export const drawingElements = namesOf(`
  svg g defs symbol use switch title desc style
  path rect circle ellipse line polyline polygon text tspan textPath image
  linearGradient radialGradient stop clipPath mask pattern marker
  filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
  feGaussianBlur feMerge feMergeNode feOffset`)

/** Without one of these there is nothing to see. */
export const visibleElements = namesOf(`path rect circle ellipse line polyline polygon text image use`)

/** Elements whose letters mean something. */
export const textElements = namesOf(`text tspan textPath title desc style`)

export const drawingAttributes = namesOf(`
  id class style lang xml:lang xml:space systemLanguage
  x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy rotate width height d points pathLength viewBox preserveAspectRatio
  transform transform-origin gradientTransform patternTransform gradientUnits patternUnits patternContentUnits
  clipPathUnits maskUnits maskContentUnits markerUnits primitiveUnits filterUnits spreadMethod offset
  refX refY markerWidth markerHeight orient textLength lengthAdjust startOffset method spacing side
  in in2 result mode type values operator k1 k2 k3 k4 stdDeviation tableValues slope intercept amplitude exponent
  alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
  color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule filter
  flood-color flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant
  font-weight image-rendering isolation letter-spacing marker marker-end marker-mid marker-start mask mask-type
  mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray
  stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
  text-decoration text-rendering unicode-bidi vector-effect visibility white-space word-spacing writing-mode`)
