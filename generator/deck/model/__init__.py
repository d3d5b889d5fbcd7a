"""What the author said: the result of the deck stage and the input of layout.

Everything is frozen and carries the place it was written at. Text is as typed (no typography applied, only
inline Markdown taken apart); what a slide holds is bound by *field name*, so that a layout rule can ask for any field.
"""

from __future__ import annotations

from generator.deck.model.bibliography import Bibliography as Bibliography
from generator.deck.model.bibliography import CitationStyle as CitationStyle
from generator.deck.model.bibliography import Entry as Entry
from generator.deck.model.bibliography import Name as Name
from generator.deck.model.blocks import Agenda as Agenda
from generator.deck.model.blocks import Block as Block
from generator.deck.model.blocks import Callout as Callout
from generator.deck.model.blocks import Card as Card
from generator.deck.model.blocks import Cards as Cards
from generator.deck.model.blocks import Cell as Cell
from generator.deck.model.blocks import Code as Code
from generator.deck.model.blocks import Column as Column
from generator.deck.model.blocks import ColumnAlign as ColumnAlign
from generator.deck.model.blocks import Columns as Columns
from generator.deck.model.blocks import Compared as Compared
from generator.deck.model.blocks import Comparison as Comparison
from generator.deck.model.blocks import Content as Content
from generator.deck.model.blocks import Diagram as Diagram
from generator.deck.model.blocks import Equation as Equation
from generator.deck.model.blocks import Gallery as Gallery
from generator.deck.model.blocks import Items as Items
from generator.deck.model.blocks import Media as Media
from generator.deck.model.blocks import Number as Number
from generator.deck.model.blocks import Numbers as Numbers
from generator.deck.model.blocks import Picture as Picture
from generator.deck.model.blocks import Point as Point
from generator.deck.model.blocks import QrCode as QrCode
from generator.deck.model.blocks import Quote as Quote
from generator.deck.model.blocks import Reference as Reference
from generator.deck.model.blocks import References as References
from generator.deck.model.blocks import Row as Row
from generator.deck.model.blocks import Table as Table
from generator.deck.model.blocks import Term as Term
from generator.deck.model.blocks import Terms as Terms
from generator.deck.model.charts import Chart as Chart
from generator.deck.model.charts import ChartType as ChartType
from generator.deck.model.charts import Legend as Legend
from generator.deck.model.charts import Series as Series
from generator.deck.model.charts import Stacked as Stacked
from generator.deck.model.charts import ValuesShown as ValuesShown
from generator.deck.model.media import Captions as Captions
from generator.deck.model.media import MediaFile as MediaFile
from generator.deck.model.options import Options as Options
from generator.deck.model.slide import DEFAULT_MINUTES as DEFAULT_MINUTES
from generator.deck.model.slide import DEFAULT_PRIORITY as DEFAULT_PRIORITY
from generator.deck.model.slide import NO_MACROS as NO_MACROS
from generator.deck.model.slide import Brand as Brand
from generator.deck.model.slide import BrandColor as BrandColor
from generator.deck.model.slide import Deck as Deck
from generator.deck.model.slide import Fact as Fact
from generator.deck.model.slide import Mode as Mode
from generator.deck.model.slide import Slide as Slide
from generator.deck.model.steps import ChartSteps as ChartSteps
from generator.deck.model.steps import Step as Step
from generator.deck.model.steps import StepMode as StepMode
from generator.deck.model.steps import Transition as Transition
from generator.deck.model.text import EVERYBODY as EVERYBODY
from generator.deck.model.text import Audience as Audience
from generator.deck.model.text import Cite as Cite
from generator.deck.model.text import Inline as Inline
from generator.deck.model.text import Item as Item
from generator.deck.model.text import Marker as Marker
from generator.deck.model.text import Note as Note
from generator.deck.model.text import Script as Script
from generator.deck.model.text import Text as Text
