/** Words that say nothing about what code is for: of languages (return, const), and of English (the, where). data: two lists. */

const ofLanguages = `
abstract and as assert async await bool boolean break byte case catch char class const continue constructor def default defer del do
double elif else elsif end endif enum esac except export extends extern false final finally float fn for foreach from func function go
goto if impl implements import in include instanceof int interface is lambda let long match mod mut namespace new nil none not null
number object or package pass private protected pub public raise readonly require return self short signed sizeof static str string struct super
switch then this throw throws trait true try type typedef typeof undefined union unknown unless unsigned until use using var void
volatile when while with yield any never args kwargs cls
`;

const ofEnglish = `
a about all also an and any are as at be been being but by can code could did do does done for from had has have how i if in into is it its just
may me might more most must no not of on one only or other our over same should so some such than that the their them then there these
they this those thus to too under up use used uses using was we were what when where which while who whose why will with would you your
`;

function setOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Not counted in bodies and comments, where they stand everywhere. */
export const uncountedWords: ReadonlySet<string> = setOf(`${ofLanguages} ${ofEnglish}`);

/** Not looked for in a question, as long as something else is left of it. */
export const questionWords: ReadonlySet<string> = setOf(ofEnglish);
