/* The rotation of minute-takers, for every order of joining, leaving, losing consent, chairing and being away.
   Four members of whom the coordinator chairs, HELD minutes at most.
   Written from the statements and the decisions, not from the library.
   Faults for the controls: LATE turns the order; AGAIN forgets who wrote last. */

#ifndef HELD
#define HELD 4
#endif
#define N 4
#define NOBODY 4
#define NEVER 99

bool here[N] = true;
bool covered = true;    /* consent for the agency of member 1 */
byte chair = 0;
byte turns[N];
byte last[N] = NEVER;   /* never having had one since joining counts as most recent */
bool was[N];            /* eligible until now */
byte wrote = NOBODY;
byte held;
bool fair = true;       /* the same people in turn, and nobody out of it, since all were even */
bool twice;             /* the same suggested twice running, with another there */

#define IN_TURN(p) (here[p] && (p != 1 || covered) && chair != p)
#define BEFORE(p, q) (turns[p] < turns[q] || (turns[p] == turns[q] && (last[p] < last[q] || (last[p] == last[q] && p < q))))

inline choose(away) {
    best = NOBODY; others = 0;
    for (i : 0 .. 3) { if :: IN_TURN(i) && i != away && i != wrote -> others++ :: else fi }
    for (i : 0 .. 3) {
        if
#ifdef AGAIN
        :: IN_TURN(i) && i != away ->
#else
        :: IN_TURN(i) && i != away && (i != wrote || others == 0) ->
#endif
            if
            :: best == NOBODY -> best = i
#ifdef LATE
            :: best != NOBODY && BEFORE(best, i) -> best = i
#else
            :: best != NOBODY && BEFORE(i, best) -> best = i
#endif
            :: else
            fi
        :: else
        fi
    }
    if :: best != NOBODY && best == wrote && others > 0 -> twice = true :: else fi
}

/* Who comes into the rotation starts no lower than those in it then; the same people must be in it to be compared. */
inline settle() {
    low = NEVER; i = 0; others = 0;
    for (i : 0 .. 3) { if :: IN_TURN(i) && was[i] && turns[i] < low -> low = turns[i] :: else fi }
    for (i : 0 .. 3) {
        if :: IN_TURN(i) && !was[i] && low != NEVER && turns[i] < low -> turns[i] = low :: else fi;
        if :: IN_TURN(i) != was[i] -> others = 1 :: else fi;
        was[i] = IN_TURN(i)
    }
    if
    :: others -> low = NEVER; fair = true;
        for (i : 0 .. 3) {
            if
            :: was[i] && low == NEVER -> low = turns[i]
            :: was[i] && low != NEVER && turns[i] != low -> fair = false
            :: else
            fi
        }
    :: else
    fi;
    low = 0; others = 0; i = 0
}

active proctype group() {
    byte best, others, i, low, p;
    atomic { for (i : 0 .. 3) { was[i] = IN_TURN(i) } i = 0 }
    do
    :: atomic { held < HELD -> choose(NOBODY);
                if
                :: best != NOBODY -> held++; turns[best]++; last[best] = held; wrote = best
                :: else
                fi; best = 0; others = 0; i = 0 }
    /* somebody is away, and the next writes */
    :: atomic { held < HELD -> select(p : 0 .. 3); choose(p);
                if
                :: best != NOBODY -> held++; turns[best]++; last[best] = held; wrote = best; fair = false
                :: else
                fi; best = 0; others = 0; i = 0; p = 0 }
    /* it was agreed otherwise */
    :: atomic { held < HELD -> select(p : 0 .. 3);
                if :: IN_TURN(p) -> held++; turns[p]++; last[p] = held; wrote = p; fair = false :: else fi; p = 0 }
    :: atomic { held < HELD -> select(p : 0 .. 3); if :: here[p] && chair != p -> here[p] = false :: else fi; settle(); p = 0 }
    :: atomic { held < HELD -> select(p : 0 .. 3); if :: !here[p] -> here[p] = true; last[p] = NEVER :: else fi; settle(); p = 0 }
    :: atomic { held < HELD -> covered = !covered; settle() }
    :: atomic { held < HELD -> select(p : 0 .. 1); if :: here[p] -> chair = p :: else fi; settle(); p = 0 }
    :: else -> break
    od
}

#define EVEN(p, q) (!IN_TURN(p) || !IN_TURN(q) || (turns[p] <= turns[q] + 1 && turns[q] <= turns[p] + 1))
ltl rotationFair { [] (fair -> (EVEN(0, 1) && EVEN(0, 2) && EVEN(0, 3) && EVEN(1, 2) && EVEN(1, 3) && EVEN(2, 3))) }
ltl neverTwice { [] !twice }
/* False on purpose: whoever was away, late or out can be behind. */
ltl alwaysEven { [] (EVEN(0, 1) && EVEN(0, 2) && EVEN(0, 3) && EVEN(1, 2) && EVEN(1, 3) && EVEN(2, 3)) }
