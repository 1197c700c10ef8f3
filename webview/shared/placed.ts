/** Sets what is computed, place and height, on an element itself: under the pages' policy no `style` attribute counts. */
import { noChange } from 'lit';
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';

class Placed extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('placed() stands on an element');
  }

  render(_top: number, _height: number): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [top, height]: [number, number]): unknown {
    const { style } = element as HTMLElement;
    style.transform = `translateY(${top}px)`;
    style.height = `${height}px`;
    return noChange;
  }
}

/** `<div ${placed(top, height)}>`: so far below the top of what holds it, and so high, in pixels. */
export const placed = directive(Placed);
