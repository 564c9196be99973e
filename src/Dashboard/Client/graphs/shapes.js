// What accounts share is drawn in the shape of its family: sigma's point program with another outline for each.
import { NodePointProgram } from 'sigma/rendering';

/** @typedef {[number, number][]} Shape the corners of a polygon, within ±1, downwards positive */

const number = value => value.toFixed(4);
const vec2 = ([x, y]) => `vec2(${number(x)}, ${number(y)})`;

/** The distance to a polygon's outline, positive within it (Quilez, “2D distance functions”), one line of code for each side. @param {Shape} corners */
function fragment(corners) {
  const sides = corners.map((corner, i) => `side(p, ${vec2(corner)}, ${vec2(corners.at(i - 1))}, nearest, sign);`);
  return /* glsl */ `
precision mediump float;
varying vec4 v_color;
varying float v_border;
const vec4 transparent = vec4(0.0, 0.0, 0.0, 0.0);
void side(vec2 p, vec2 a, vec2 b, inout float nearest, inout float sign) {
  vec2 along = b - a;
  vec2 to = p - a;
  vec2 off = to - along * clamp(dot(to, along) / dot(along, along), 0.0, 1.0);
  nearest = min(nearest, dot(off, off));
  bvec3 crossing = bvec3(p.y >= a.y, p.y < b.y, along.x * to.y > along.y * to.x);
  if (all(crossing) || all(not(crossing))) sign = -sign;
}
void main(void) {
  vec2 p = 2.0 * gl_PointCoord - 1.0;
  float nearest = 9.0;
  float sign = -1.0;
  ${sides.join('\n  ')}
  float dist = 0.5 * sign * sqrt(nearest);
  #ifdef PICKING_MODE
  gl_FragColor = dist > 0.0 ? v_color : transparent;
  #else
  gl_FragColor = mix(transparent, v_color, clamp(dist / max(v_border, 0.001), 0.0, 1.0));
  #endif
}`;
}

/** @param {Shape} corners */
export function shapeProgram(corners) {
  return class extends NodePointProgram {
    getDefinition() {
      return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: fragment(corners) };
    }
  };
}

/** The shape as the path of an SVG. @param {Shape} corners @param {number} x @param {number} y @param {number} radius */
export const shapePath = (corners, x, y, radius) => `M${corners.map(([dx, dy]) => `${(x + dx * radius).toFixed(1)} ${(y + dy * radius).toFixed(1)}`).join('L')}z`;
