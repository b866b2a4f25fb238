/* The guideline in small, for every order in which things can happen: the whole life with two agencies, a parent and a
   youth who comes of age, one meeting at a time and one work item.  The rotation is in rotation.pml.
   Written from the statements and the decisions, not from the library.
   Faults for the controls: NOCONSENT opens without asking, TWO lets the old coordinator stay. */

mtype = { need, assessed, notStarted, prepared, established, ending, ended }
mtype = { none, planned, called, open, over, written }
mtype = { unborn, toDo, offered, gone }
#define NOBODY 2

mtype group = need;
mtype meeting = none;
mtype work = unborn;
bool covered[2];        /* the yes of whoever must say it today, to both objects, for each agency */
bool ofAge;
bool holder[2];
byte asked = NOBODY;    /* who has been asked to be coordinator */
bool vacant;
bool openedCovered = true;
bool evaluated;
bool again;             /* a second period; the state is the same from then on */
bool wish;              /* somebody who may has decided to end, and does not regret it */
bool out;               /* whoever consents wants out, and stays out */

#define HAS_ONE (holder[0] || holder[1])
#define GOING   (group == established || group == ending)
#define MAKING  (group == prepared || group == established)
#define STILL   (!covered[0] && !covered[1])

active proctype services() {
    do
    :: atomic { group == ended && wish -> break }
    /* the need and its assessment, with the user */
    :: atomic { group == need -> group = assessed }
    :: atomic { group == assessed -> group = prepared }
    :: atomic { group == assessed -> group = notStarted }
    :: atomic { group == prepared -> group = notStarted }
    :: atomic { group == notStarted -> group = need }
    /* coordinator: the old one answers until the new one has accepted */
    :: atomic { MAKING && !wish && asked == NOBODY && !holder[0] -> asked = 0 }
    :: atomic { MAKING && !wish && asked == NOBODY && !holder[1] -> asked = 1 }
    :: atomic { MAKING && !wish && asked != NOBODY ->
#ifndef TWO
                holder[0] = false; holder[1] = false;
#endif
                holder[asked] = true; vacant = false; asked = NOBODY }
    :: atomic { MAKING && !wish && asked != NOBODY -> asked = NOBODY }
    :: atomic { GOING && HAS_ONE && !wish -> holder[0] = false; holder[1] = false; vacant = true }
    /* established with consent for every agency, and a coordinator */
    :: atomic { group == prepared && covered[0] && covered[1] && HAS_ONE -> group = established }
    /* meetings: whoever is called, and whoever is in the room, is covered */
    :: atomic { group == established && meeting == none && !wish -> meeting = planned }
    :: atomic { GOING && (meeting == none || meeting == planned) && !STILL && !wish -> meeting = called }
    :: atomic { meeting == planned || meeting == called -> meeting = none }
#ifdef NOCONSENT
    :: atomic { GOING && meeting == called && !wish -> meeting = open; openedCovered = covered[0] && covered[1] }
#else
    :: atomic { GOING && meeting == called && covered[0] && !wish -> meeting = open; openedCovered = covered[0] }
    :: atomic { GOING && meeting == called && covered[1] && !wish -> meeting = open; openedCovered = covered[1] }
    :: atomic { GOING && meeting == called && covered[0] && covered[1] && !wish -> meeting = open; openedCovered = covered[0] && covered[1] }
#endif
    :: atomic { meeting == open -> meeting = over }
    :: atomic { meeting == over -> meeting = written }
    :: atomic { meeting == written -> meeting = none }  /* shared, or owed: it locks nothing */
    /* a work item: handing over is an exchange, giving up is not */
    :: atomic { group == established && work == unborn && !wish -> work = toDo }
    :: atomic { GOING && work == toDo && covered[1] && !wish -> work = offered }
    :: atomic { GOING && work == offered && covered[1] -> work = gone }
    :: atomic { GOING && (work == toDo || work == offered) -> work = gone }  /* done, or dropped and the user told */
    /* the end: decided, regretted, evaluated, carried out */
    :: atomic { group == established && (wish || HAS_ONE) -> group = ending }
    :: atomic { group == ending && !wish -> group = established; evaluated = false }
    :: atomic { group == ending && !evaluated -> evaluated = true }
    :: atomic { group == ending && evaluated && (work == unborn || work == gone) && (meeting == none || meeting == written) -> group = ended; meeting = none }
    /* a new period starts empty; an old consent does not count */
    :: atomic { group == ended && !wish && !again ->
                again = true; group = need; evaluated = false; work = unborn; asked = NOBODY; vacant = false;
                covered[0] = false; covered[1] = false; holder[0] = false; holder[1] = false }
    od
}

active proctype family() {
    do
    :: atomic { !out && !covered[0] -> covered[0] = true }
    :: atomic { !out && !covered[1] -> covered[1] = true }
    /* withdrawing is always possible, whatever the state of anything */
    :: atomic { covered[0] -> covered[0] = false }
    :: atomic { covered[1] -> covered[1] = false }
    :: atomic { !out -> out = true }
    :: atomic { group == established && !wish -> wish = true }
    :: else -> skip
    od
}

/* The sixteenth birthday: what the parents said covers no more, and nobody did anything. */
active proctype birthday() {
    atomic { ofAge = true; covered[0] = false; covered[1] = false }
}

ltl consentAtOpening { [] openedCovered }
ltl openOnlyInLife { [] ((meeting == open) -> GOING) }
ltl neverTwo { [] (!(holder[0] && holder[1])) }
ltl someoneAnswers { [] (GOING -> (HAS_ONE || vacant)) }
/* Whatever has happened, an end that is wished is reached, and a no that is said takes effect and lasts. */
ltl endReached { [] (wish -> <> (group == ended)) }
ltl noIsHeard { [] (out -> <> [] STILL) }
/* False on purpose: a call is no promise of a meeting, and a group need not end. */
ltl calledThenOpened { [] ((meeting == called) -> <> (meeting == open)) }
ltl alwaysEnds { <> (group == ended) }
