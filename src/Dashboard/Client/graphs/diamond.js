// Shared attributes are drawn as diamonds: sigma's point program with another outline.
import { NodePointProgram } from 'sigma/rendering';

const fragment = /* glsl */ `
precision mediump float;
varying vec4 v_color;
varying float v_border;
const vec4 transparent = vec4(0.0, 0.0, 0.0, 0.0);
void main(void) {
  vec2 m = abs(gl_PointCoord - vec2(0.5, 0.5));
  float dist = 0.5 - (m.x + m.y);
  #ifdef PICKING_MODE
  gl_FragColor = dist > 0.0 ? v_color : transparent;
  #else
  gl_FragColor = mix(transparent, v_color, clamp(dist / max(v_border, 0.001), 0.0, 1.0));
  #endif
}`;

export class NodeDiamondProgram extends NodePointProgram {
  getDefinition() {
    return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: fragment };
  }
}
