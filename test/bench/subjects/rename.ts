export const subject = () => {};
