"""Commands that formulas know, to guess which one was meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.formulas.environments import ALIASES
from generator.formulas.environments import KNOWN as ENVIRONMENTS
from generator.formulas.macros import SHIPPED
from generator.formulas.quantities import ARGUMENTS

COMMANDS: Final = """
Big Bigg Biggl Biggr Bigl Bigr Box Delta Diamond Gamma Im Lambda Leftarrow Leftrightarrow Longleftarrow
Longleftrightarrow Longrightarrow Omega Phi Pi Pr Psi Re Rightarrow Sigma Theta Uparrow Upsilon Vert Xi acute aleph
alpha amalg angle approx arccos arcsin arctan arg argmax argmin ast asymp atop backslash bar bcancel because begin beta
beth bf big bigcap bigcirc bigcup bigg biggl biggr bigl bigodot bigoplus bigotimes bigr bigsqcup bigstar biguplus bigvee
bigwedge binom blacksquare bm bmod boldsymbol bot bowtie boxed bra braket breve bullet cal cancel cap cdot cdots cfrac
check checkmark chi choose circ colon coloneqq color complement cong coprod cos cosh cot coth csc cup dagger dashv
dbinom ddagger dddot ddot ddots deg degree delta det dfrac digamma dim displaystyle div dot doteq dots downarrow ell
emptyset end enspace epsilon eqqcolon equiv eta exists exp forall frac frown gamma gcd ge genfrac geq geqslant gets gg
grave gtrsim hat hbar hline hom hookleftarrow hookrightarrow hphantom hskip hspace iff iiint iint imath impliedby
implies in inf infty inj int iota it jmath kappa ker kern ket lVert lambda land langle lbrace lceil ldots le leadsto
left leftarrow leftrightarrow leq leqslant lesssim lfloor lg lgroup lhd lim liminf limits limsup ll llbracket ln lnot
log longleftarrow longleftrightarrow longmapsto longrightarrow lor ltimes lvert mapsto mathbb mathbf mathbin mathcal
mathfrak mathit mathop mathord mathrel mathring mathrm mathscr mathsf mathstrut mathtt max measuredangle mid middle min
mkern mod models mp mskip mu nabla ne nearrow neg neq nexists ngeq ni nleq nmid nolimits nonumber not notag notin nu
nwarrow odot oiint oint omega omicron ominus operatorname oplus oslash otimes over overbrace overbracket overleftarrow
overleftrightarrow overline overparen overrightarrow overset parallel partial perp phantom phi pi pm pmod pod prec
preceq prescript prime prod propto psi qquad quad rVert rangle rbrace rceil restriction rfloor rgroup rho right
rightarrow rightharpoonup rightleftharpoons rightsquigarrow rm rrbracket rtimes rvert scriptscriptstyle scriptstyle
searrow sec set setminus sideset sigma sim simeq sin sinh smile sqcap sqcup sqrt sqsubseteq square stackrel star subset
subseteq subsetneq substack succ succeq sum sup supset supseteq swarrow tan tanh tau tbinom text textbf textcolor textit
textrm textsf textstyle texttt tfrac therefore theta thinspace tilde times to top triangle trianglelefteq triangleq
twoheadrightarrow uparrow updownarrow uplus upsilon varGamma varepsilon varkappa varnothing varphi varpi varrho varsigma
vartheta vdash vdots vec vee vert vphantom wedge widecheck widehat widetilde wp wr xRightarrow xcancel xi xleftarrow
xleftrightarrow xmapsto xrightarrow xrightleftharpoons zeta
ce mbox tag label emph
"""


def nearest_command(name: str, own: Iterable[str] = ()) -> str | None:
    """The known command that looks most like one that is not known, with its backslash. ``own``: a deck's macros."""
    from difflib import get_close_matches

    known = {*COMMANDS.split(), *SHIPPED, *ARGUMENTS, *own}
    same = [one for one in known if one.lower() == name.lower()]
    found = sorted(same) or get_close_matches(name[:40], sorted(known), n=1, cutoff=0.7)
    return f"\\{found[0]}" if found else None


def nearest_environment(name: str) -> str | None:
    from generator.names import nearest

    near = nearest(name, sorted({*ALIASES, *ENVIRONMENTS}))
    return f"\\begin{{{near}}}" if near else None
