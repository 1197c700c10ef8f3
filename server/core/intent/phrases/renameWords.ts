/** The words around which phrases about renaming are built, as patterns. */
export const rename = 'rename|re-name|renaming|renames|retitle|rechristen';
export const to =
  "(to|into|as|-> | to be | to become | to be called|named | so that it is called|named | so it is called|named | so it's called|named | so that it's called|named)";
export const mustBe =
  'should|must|shall|needs|ought|has|have|need|wants|deserves|is|are|would|will [now|really|rather|better|simply|just|instead|also|probably] [to] [now|really|rather|better|simply|just|instead|also] be';
