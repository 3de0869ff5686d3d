"""Where the INSPIRE metadata guideline speaks of a requirement: the address of the section of its page."""

from __future__ import annotations

#: Technical Guidance for the implementation of INSPIRE dataset and service metadata (TG 2.0 and its later editions).
PAGE = "https://inspire-mif.github.io/technical-guidelines/metadata/metadata-iso19139/metadata-iso19139.html"
#: Requirement → id of its section.
_SECTIONS = {
    "C.1": "_metadata_structure_and_encoding", "C.2": "_metadata_structure_and_encoding",
    "rec C.1": "_file_identifier", "C.5": "_metadata_language", "C.6": "_metadata_point_of_contact",
    "C.7": "_metadata_date", "C.7.1": "_maintenance_information", "C.8": "_resource_title", "C.9": "_resource_abstract",
    "C.10": "_responsible_organisation_and_point_of_contact_for_the_described_resource",
    "C.11": "_temporal_references", "C.12": "_temporal_references", "C.13": "_temporal_references",
    "C.14": "_temporal_references", "C.15": "_using_keywords", "C.16": "_using_keywords",
    "C.17": "_limitations_on_public_access", "C.18": "_conditions_applying_to_access_and_use",
    "C.19": "_geographic_bounding_box", "C.20": "_conformity", "C.21": "_conformity", "C.22": "_conformity",
    "1.1": "_resource_type", "1.2": "_identification_info_section_2", "1.3": "_unique_resource_identifier",
    "1.4": "_keywords_for_spatial_data_themes", "1.5": "_spatial_resolution", "1.6": "_resource_language",
    "1.7": "_topic_category", "1.8": "_resource_locator_for_data_set_or_series", "1.9": "_scope",
    "1.10": "_conformity_2", "1.11": "_lineage", "2.1": "_coordinates_reference_systems",
    "2.2": "_coordinates_reference_systems", "2.3": "_temporal_reference_systems",
    "2.4": "_spatial_representation_type", "2.5": "_character_encoding", "2.6": "_data_encoding",
    "2.7": "_topological_consistency", "2.8": "_topological_consistency", "2b M.1": "cc2", "2b M.2": "cc2",
    "3.1": "_resource_type_2", "3.2": "_identification_info_section_4",
    "3.4": "_spatial_data_service_category_keywords", "3.5": "_spatial_data_service_type",
    "3.6": "_linking_to_provided_data_sets_using_coupled_resource", "3.7": "_resource_locator_for_services",
    "3.8": "_scope_2", "4.1": "_spatial_data_service_type_2", "4b": "_conformity_3", "5.1-5.5": "cc5",
    "6.1-6.5": "cc6", "7.1-7.3": "cc7", "8.1": "_inspire_view_service_linking",
    "8.2": "_inspire_download_service_linking",
}  # fmt: skip


def address(requirement: str) -> str:
    """Give the address of what the guideline says on a requirement ("C.17"), ``""`` where it says nothing."""
    section = _SECTIONS.get(requirement)
    return f"{PAGE}#{section}" if section else ""
