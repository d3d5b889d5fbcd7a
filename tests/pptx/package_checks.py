"""Checks of a .pptx package: what makes PowerPoint offer to repair a file, whether or not the schemas allow it.

    findings = check_package(content)

Each check is a small function in ``CHECKS``; what it yields is (part, message). LibreOffice opens nearly every damaged
file, and the schemas know nothing of relationships, so neither can replace these.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.pptx import container_checks, slide_checks
from tests.pptx.opened import Opened, Problems, open_package


@dataclass(frozen=True, slots=True)
class Finding:
    code: str
    part: str
    message: str


def check_package(content: bytes) -> list[Finding]:
    """Everything that is wrong with a .pptx file, in the order of the checks."""
    package = open_package(content)
    return [Finding(code, part, message) for code, check in CHECKS.items() for part, message in check(package)]


CHECKS: Final[dict[str, Callable[[Opened], Problems]]] = {
    "ZIP_DUP": container_checks.zip_dup,
    "NOT_XML": container_checks.not_xml,
    "DTD": container_checks.dtd,
    "CT_PHANTOM": container_checks.ct_phantom,
    "CT_MISSING": container_checks.ct_missing,
    "CT_NO_OVERRIDE": container_checks.ct_no_override,
    "REL_DANGLING": container_checks.rel_dangling,
    "REL_DUP": container_checks.rel_dup,
    "RID_MISSING": container_checks.rid_missing,
    "SLDID_DUP": container_checks.sldid_dup,
    "SLDID_RANGE": container_checks.sldid_range,
    "MASTER_LAYOUT_ID_DUP": container_checks.master_layout_id_dup,
    "SLIDE_LAYOUT_COUNT": container_checks.slide_layout_count,
    "NOTES_NO_MASTER": container_checks.notes_no_master,
    "NOTES_SLIDE_COUNT": container_checks.notes_slide_count,
    "NOTESMASTER_NOT_LISTED": container_checks.notesmaster_not_listed,
    "SLIDE_ORPHAN": container_checks.slide_orphan,
    "SECTION_IDS": container_checks.section_ids,
    "SECTION_GUID_DUP": container_checks.section_guid_dup,
    "CORE_DATE": container_checks.core_date,
    "IMG_MAGIC": container_checks.img_magic,
    "SHAPE_ID_DUP": slide_checks.shape_id_dup,
    "TIMING_SPID": slide_checks.timing_spid,
    "TIMING_DUP": slide_checks.timing_dup,
    "TIMING_PARAGRAPH": slide_checks.timing_paragraph,
    "TIMING_BUILD": slide_checks.timing_build,
    "A16_GUID": slide_checks.a16_guid,
    "TABLE_GRID": slide_checks.table_grid,
    "TITLE_DUP": slide_checks.title_dup,
    "PH_IDX_NOT_IN_LAYOUT": slide_checks.ph_idx_not_in_layout,
    "TXBODY_EMPTY": slide_checks.txbody_empty,
    "MC_PREFIX": slide_checks.mc_prefix,
    "MC_NOCHOICE": slide_checks.mc_nochoice,
    "MATH_IN_NOTES": slide_checks.math_in_notes,
    "CHILD_ORDER": slide_checks.child_order,
    "COLOR_HEX": slide_checks.color_hex,
    "EXT_SIZE": slide_checks.ext_size,
    "LEVEL_RANGE": slide_checks.level_range,
    "SIZE_RANGE": slide_checks.size_range,
}
