"""The columns of four releases of event data, as they are published."""

from __future__ import annotations

COLUMNS = {
    "acled": (
        "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 "
        "assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country "
        "admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities "
        "tags timestamp"
    ),
    "ucdp": (
        "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id "
        "conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id "
        "side_b_new_id side_b number_of_sources source_article source_office source_date source_headline "
        "source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude "
        "geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a "
        "deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"
    ),
    "polecat": (
        "Event_ID Event_Date Event_Type Event_Mode Intensity Quad_Code Contexts Actor_Name Actor_Country "
        "Actor_COW Primary_Actor_Sector Actor_Sectors Actor_Title Actor_Name_Raw Wikipedia_Actor_ID "
        "Recipient_Name Recipient_Country Recipient_COW Primary_Recipient_Sector Recipient_Sectors "
        "Recipient_Title Recipient_Name_Raw Wikipedia_Recipient_ID Placename City District Province Country "
        "Latitude Longitude GeoNames_ID Raw_Placename Feature_Type Source Publication_Date Story_People "
        "Story_Organizations Story_Locations Language Version"
    ),
    "gdelt": (
        "GLOBALEVENTID SQLDATE MonthYear Year FractionDate Actor1Code Actor1Name Actor1CountryCode "
        "Actor1KnownGroupCode Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code "
        "Actor1Type2Code Actor1Type3Code Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode "
        "Actor2EthnicCode Actor2Religion1Code Actor2Religion2Code Actor2Type1Code Actor2Type2Code "
        "Actor2Type3Code IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale "
        "NumMentions NumSources NumArticles AvgTone Actor1Geo_Type Actor1Geo_FullName Actor1Geo_CountryCode "
        "Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long Actor1Geo_FeatureID "
        "Actor2Geo_Type Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code "
        "Actor2Geo_Lat Actor2Geo_Long Actor2Geo_FeatureID ActionGeo_Type ActionGeo_FullName "
        "ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code ActionGeo_Lat ActionGeo_Long "
        "ActionGeo_FeatureID DATEADDED SOURCEURL"
    ),
}
