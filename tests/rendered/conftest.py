"""The validator of the PPTX tests serves here as well."""

from tests.pptx.conftest import open_xml_sdk as open_xml_sdk
