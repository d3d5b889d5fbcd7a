"""Names in SVG drawings (SVG 2, Filter Effects 1, CSS Masking 1): what draws, and what is left out in silence."""

from __future__ import annotations

from typing import Final

ELEMENTS: Final = frozenset(
    "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath image linearGradient "
    "radialGradient stop pattern clipPath mask marker filter style switch a "
    "feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap "
    "feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode "
    "feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence".split()
)
DROPPED: Final = frozenset(
    "title desc metadata view cursor font font-face missing-glyph glyph hkern vkern color-profile discard "
    "animate animateColor animateMotion animateTransform set mpath".split()
)
"""What says nothing to the eye, or moves what is drawn."""
ATTRIBUTES: Final = frozenset(
    # place and form
    "id class transform d x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy width height points pathLength viewBox "
    "preserveAspectRatio rotate textLength lengthAdjust startOffset method spacing side "
    # paint servers, markers, clips
    "gradientUnits gradientTransform spreadMethod offset patternUnits patternContentUnits patternTransform "
    "clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient "
    # filters
    "filterUnits primitiveUnits in in2 result type values tableValues slope intercept amplitude exponent operator k1 "
    "k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha surfaceScale diffuseConstant "
    "specularConstant specularExponent kernelUnitLength scale xChannelSelector yChannelSelector azimuth elevation z "
    "pointsAtX pointsAtY pointsAtZ limitingConeAngle stdDeviation mode radius baseFrequency numOctaves seed "
    "stitchTiles "
    # presentation
    "alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters "
    "direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font font-family "
    "font-size font-size-adjust font-stretch font-style font-variant font-weight image-rendering isolation "
    "letter-spacing lighting-color marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity "
    "overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset "
    "stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration "
    "text-rendering transform-origin unicode-bidi vector-effect visibility word-spacing writing-mode "
    # choice
    "systemLanguage requiredFeatures".split()
)
