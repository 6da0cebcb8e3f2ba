"""What may be in an SVG picture: elements and attributes of SVG that draw, and the drawing programs' own notes.

Nothing that runs, loads, embeds another document, leads away, or changes an attribute later (animations).
Source: W3C, Scalable Vector Graphics (SVG) 2, appendices "Element Index" and "Attribute Index", and SVG 1.1 for fonts.
"""

_ELEMENTS = (
    "svg g defs symbol use switch title desc metadata style path rect circle ellipse line polyline polygon text tspan"
    " textPath image linearGradient radialGradient meshgradient meshpatch meshrow stop pattern hatch hatchpath"
    " clipPath mask marker view filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix"
    " feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR"
    " feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight"
    " feTile feTurbulence flowRoot flowRegion flowPara flowSpan font font-face font-face-src font-face-name glyph"
    " missing-glyph hkern vkern solidcolor"
)
ELEMENTS = frozenset(_ELEMENTS.split())
WITH_PICTURE = frozenset(("image", "feImage"))
"""Elements whose address may hold a picture itself (`data:`)."""

_GEOMETRY = (
    "cx cy d dx dy fr fx fy height pathLength points r rx ry width x x1 x2 y y1 y2 z viewBox preserveAspectRatio"
    " transform transform-origin rotate lengthAdjust textLength startOffset method spacing side offset refX refY"
    " markerHeight markerUnits markerWidth orient gradientTransform gradientUnits spreadMethod patternContentUnits"
    " patternTransform patternUnits clipPathUnits maskContentUnits maskUnits filterUnits primitiveUnits filterRes"
    " zoomAndPan version baseProfile"
)
_FILTERS = (
    "amplitude azimuth baseFrequency bias diffuseConstant divisor edgeMode elevation exponent in in2 intercept k1 k2 k3"
    " k4 kernelMatrix kernelUnitLength limitingConeAngle mode numOctaves operator order pointsAtX pointsAtY pointsAtZ"
    " preserveAlpha radius result scale seed slope specularConstant specularExponent stdDeviation stitchTiles"
    " surfaceScale tableValues targetX targetY type values xChannelSelector yChannelSelector"
)
_LOOK = (
    "alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters"
    " color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule filter"
    " flood-color flood-opacity font font-family font-feature-settings font-kerning font-size font-size-adjust"
    " font-stretch font-style font-variant font-variant-caps font-variant-east-asian font-variant-ligatures"
    " font-variant-numeric font-variation-settings font-weight glyph-orientation-horizontal glyph-orientation-vertical"
    " image-rendering inline-size isolation kerning letter-spacing lighting-color line-height marker marker-end"
    " marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-inside"
    " shape-padding shape-rendering solid-color solid-opacity stop-color stop-opacity stroke stroke-dasharray"
    " stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align"
    " text-anchor text-decoration text-indent text-orientation text-overflow text-rendering text-transform"
    " unicode-bidi vector-effect visibility white-space word-spacing writing-mode"
)
_FONTS = (
    "accent-height alphabetic arabic-form ascent bbox cap-height descent g1 g2 glyph-name hanging horiz-adv-x"
    " horiz-origin-x horiz-origin-y ideographic k mathematical name orientation overline-position overline-thickness"
    " panose-1 slope stemh stemv strikethrough-position strikethrough-thickness u1 u2 underline-position"
    " underline-thickness unicode unicode-range units-per-em v-alphabetic v-hanging v-ideographic v-mathematical"
    " vert-adv-y vert-origin-x vert-origin-y widths x-height"
)
_GENERAL = (
    "id class style lang role tabindex focusable title media requiredFeatures requiredExtensions systemLanguage"
    " externalResourcesRequired contentScriptType contentStyleType color-scheme"
)
ATTRIBUTES = frozenset(f"{_GEOMETRY} {_FILTERS} {_LOOK} {_FONTS} {_GENERAL}".split())
"""Without a namespace, and beside `data-…` and `aria-…`; `href` has rules of its own."""
STYLED = frozenset((*_LOOK.split(), "style"))
"""Attributes whose values are styles, which may hold addresses."""

SPACES = frozenset(
    (
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/",
        "http://purl.org/dc/elements/1.1/",
        "http://xml.openoffice.org/svg/export",
        "http://schemas.microsoft.com/visio/2003/SVGExtensions/",
        "http://www.serif.com/",
        "http://www.bohemiancoding.com/sketch/ns",
        "http://www.calligra.org/DTD/krita",
        "http://krita.org/namespaces/svg/krita",
        "https://boxy-svg.com",
        "http://ns.adobe.com/AdobeIllustrator/10.0/",
        "http://ns.adobe.com/Graphs/1.0/",
        "http://ns.adobe.com/AdobeSVGViewerExtensions/3.0/",
        "http://ns.adobe.com/Extensibility/1.0/",
    )
)
"""Namespaces of drawing programs' notes and of descriptions, which mean nothing to a browser."""
