"""The validator and the cache folder of the PPTX tests serve here as well."""

from tests.pptx.conftest import cache_folder as cache_folder
from tests.pptx.conftest import open_xml_sdk as open_xml_sdk
