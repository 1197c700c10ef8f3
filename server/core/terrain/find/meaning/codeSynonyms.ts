/** Words that programmers use for each other in any field: long and short forms, and the usual verbs. data: no subject of any one program. */
import { wordStem } from '../words/wordStem.ts';

/** A line: words that may stand for each other. */
const groups = `
get fetch load read retrieve obtain
set assign put
remove delete erase drop discard unset
create make build construct generate new
add append insert push
find search lookup locate query seek
start begin init initialize launch boot
stop end finish halt shutdown terminate
send emit dispatch publish post
receive accept consume
check validate verify ensure assert
compute calculate calc evaluate eval
convert transform translate map
parse read decode deserialize
format render print stringify
serialize encode dump stringify
save store persist write
open connect
close disconnect release dispose
show display render
login signin authenticate auth logon
logout signout logoff
error exception failure fault err
config configuration settings options preferences cfg conf
argument parameter param arg
directory folder dir
database db
message msg
request req
response res resp reply answer
context ctx
environment env
package pkg
function func fn
object obj
temporary temp tmp
value val
index idx
length len size
previous prev
current cur curr
source src
destination dest dst target
image img picture
button btn
callback cb handler hook
implementation impl
specification spec
document doc documentation
repository repo
execute exec run invoke call
command cmd
event evt
user usr account
password pwd passwd
address addr
connection conn
character char
number num
count cnt amount
maximum max limit bound
minimum min
sync synchronize synchronise
initialize initialise
color colour
string str text
list array
dictionary dict mapping
copy clone duplicate
compare diff difference
equal same equivalent
filter select
sort order
merge combine join concat concatenate
split divide partition
retry again repeat
wait delay sleep timeout
cache memoize memoise
token credential
permission access authorization authorisation
lock mutex
thread worker
queue buffer
log logger trace
test spec
path file filename
reference ref
iterate iteration loop each
cancel abort interrupt
subscribe listen observe watch
unsubscribe unlisten unobserve
child children
parent owner
`;

export interface Synonym {
  readonly word: string; // as written above
  readonly stem: string;
}

const byStem = new Map<string, readonly Synonym[]>();
for (const line of groups.trim().split('\n')) {
  const group = line.split(' ').map((word) => ({ word, stem: wordStem(word) }));
  for (const { stem } of group) {
    const known = byStem.get(stem) ?? [];
    const others = group.filter((other) => other.stem !== stem && !known.some((one) => one.stem === other.stem));
    byStem.set(stem, [...known, ...others]);
  }
}

/** What may stand for a stem. */
export function synonymsOf(stem: string): readonly Synonym[] {
  return byStem.get(stem) ?? [];
}
