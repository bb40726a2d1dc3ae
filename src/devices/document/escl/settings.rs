//! What a scanner says of itself, and how it is asked for pages: the two documents of eSCL.

use super::xml;
use crate::devices::document::{Abilities, Colour, Source, Wish};

/// A4 in three-hundredths of an inch, eSCL's own measure.
const A4: (u32, u32) = (2_480, 3_508);
/// Resolutions offered where a scanner names a range.
const USUAL: [u16; 6] = [75, 100, 150, 200, 300, 600];

/// A scanner's capabilities, as far as they matter here.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Caps {
    version: String,
    sources: Vec<Input>,
}

/// One source of pages.
#[derive(Debug, PartialEq, Eq)]
struct Input {
    source: Source,
    /// Largest page, in three-hundredths of an inch.
    most: (u32, u32),
    colours: Vec<Colour>,
    dpi: Vec<u16>,
}

impl Caps {
    /// None where this is no document of a scanner.
    pub fn read(text: &str) -> Option<Caps> {
        let caps = xml::first(text, "ScannerCapabilities")?;
        let parts = [
            (Source::Flatbed, "PlatenInputCaps"),
            (Source::Feeder, "AdfSimplexInputCaps"),
            (Source::Duplex, "AdfDuplexInputCaps"),
        ];
        let sources = parts.into_iter().filter_map(|(source, name)| Some(Input::read(source, xml::first(caps, name)?)));
        let version = xml::first(caps, "Version").unwrap_or("2.0").to_owned();
        Some(Caps { version, sources: sources.collect() })
    }

    pub fn abilities(&self) -> Abilities {
        let mut abilities =
            Abilities { sources: self.sources.iter().map(|input| input.source).collect(), ..Abilities::default() };
        for input in &self.sources {
            abilities.colours.extend(&input.colours);
            abilities.dpi.extend(&input.dpi);
        }
        abilities.colours.sort_by_key(|colour| *colour == Colour::Colour);
        abilities.colours.dedup();
        abilities.dpi.sort_unstable();
        abilities.dpi.dedup();
        abilities
    }

    /// What is asked of it for `wish`.
    pub fn settings(&self, wish: &Wish) -> String {
        let input = self.sources.iter().find(|input| input.source == wish.source);
        let most = input.map_or(A4, |input| input.most);
        let dpi = input.map_or(wish.dpi, |input| {
            Abilities { dpi: input.dpi.clone(), ..Abilities::default() }.nearest_dpi(wish.dpi)
        });
        let (width, height) = (A4.0.min(most.0), A4.1.min(most.1));
        let (place, duplex) = match wish.source {
            Source::Flatbed => ("Platen", ""),
            Source::Feeder => ("Feeder", "\n  <scan:Duplex>false</scan:Duplex>"),
            Source::Duplex => ("Feeder", "\n  <scan:Duplex>true</scan:Duplex>"),
        };
        let mode = match wish.colour {
            Colour::Grey => "Grayscale8",
            Colour::Colour => "RGB24",
        };
        // The older name of the format is understood by all, the newer one by those that know it.
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<scan:ScanSettings xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
  <pwg:Version>{version}</pwg:Version>
  <scan:Intent>Document</scan:Intent>
  <pwg:ScanRegions>
    <pwg:ScanRegion>
      <pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>
      <pwg:XOffset>0</pwg:XOffset>
      <pwg:YOffset>0</pwg:YOffset>
      <pwg:Width>{width}</pwg:Width>
      <pwg:Height>{height}</pwg:Height>
    </pwg:ScanRegion>
  </pwg:ScanRegions>
  <pwg:InputSource>{place}</pwg:InputSource>{duplex}
  <scan:ColorMode>{mode}</scan:ColorMode>
  <scan:XResolution>{dpi}</scan:XResolution>
  <scan:YResolution>{dpi}</scan:YResolution>
  <pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
  <scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt>
</scan:ScanSettings>
"#,
            version = plain(&self.version)
        )
    }
}

/// A version is digits and points; nothing else of the scanner's words goes back to it.
fn plain(version: &str) -> &str {
    if version.chars().all(|c| c.is_ascii_digit() || c == '.') { version } else { "2.0" }
}

impl Input {
    fn read(source: Source, caps: &str) -> Input {
        let modes: Vec<&str> = xml::all(caps, "ColorMode").map(str::trim).collect();
        let mut colours = vec![];
        if modes.iter().any(|mode| mode.starts_with("Grayscale")) {
            colours.push(Colour::Grey);
        }
        if modes.iter().any(|mode| mode.starts_with("RGB")) {
            colours.push(Colour::Colour);
        }
        let size = |name, usual| xml::number(caps, name).filter(|size| *size > 0).unwrap_or(usual);
        Input { source, most: (size("MaxWidth", A4.0), size("MaxHeight", A4.1)), colours, dpi: resolutions(caps) }
    }
}

/// Listed one by one, or as a range, of which the usual ones are offered.
fn resolutions(caps: &str) -> Vec<u16> {
    let listed = xml::all(caps, "DiscreteResolution").filter_map(|one| xml::number(one, "XResolution"));
    let mut dpi: Vec<u16> = listed.filter_map(|dpi| u16::try_from(dpi).ok()).collect();
    if let Some(range) = xml::first(caps, "XResolutionRange") {
        let (from, to) = (xml::number(range, "Min").unwrap_or(0), xml::number(range, "Max").unwrap_or(u32::MAX));
        dpi.extend(USUAL.into_iter().filter(|dpi| (from..=to).contains(&u32::from(*dpi))));
    }
    dpi.sort_unstable();
    dpi.dedup();
    dpi
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Shortened from what an office printer says.
    const SAID: &str = r#"<?xml version="1.0"?><scan:ScannerCapabilities xmlns:scan="a" xmlns:pwg="b">
      <pwg:Version>2.63</pwg:Version><pwg:MakeAndModel>Office MFP</pwg:MakeAndModel>
      <scan:Platen><scan:PlatenInputCaps><scan:MinWidth>1</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth>
        <scan:MaxHeight>3300</scan:MaxHeight><scan:SettingProfiles><scan:SettingProfile><scan:ColorModes>
        <scan:ColorMode>BlackAndWhite1</scan:ColorMode><scan:ColorMode>Grayscale8</scan:ColorMode>
        <scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes><scan:SupportedResolutions><scan:DiscreteResolutions>
        <scan:DiscreteResolution><scan:XResolution>300</scan:XResolution><scan:YResolution>300</scan:YResolution>
        </scan:DiscreteResolution><scan:DiscreteResolution><scan:XResolution>150</scan:XResolution>
        </scan:DiscreteResolution></scan:DiscreteResolutions></scan:SupportedResolutions></scan:SettingProfile>
        </scan:SettingProfiles></scan:PlatenInputCaps></scan:Platen>
      <scan:Adf><scan:AdfSimplexInputCaps><scan:MaxWidth>2550</scan:MaxWidth><scan:ColorMode>Grayscale8</scan:ColorMode>
        <scan:XResolutionRange><scan:Min>100</scan:Min><scan:Max>300</scan:Max></scan:XResolutionRange>
        </scan:AdfSimplexInputCaps></scan:Adf></scan:ScannerCapabilities>"#;

    #[test]
    fn a_scanner_is_asked_for_what_it_can_do() {
        let caps = Caps::read(SAID).unwrap();
        let abilities = caps.abilities();
        assert_eq!(abilities.sources, [Source::Flatbed, Source::Feeder]);
        assert_eq!(abilities.colours, [Colour::Grey, Colour::Colour]);
        assert_eq!(abilities.dpi, [100, 150, 200, 300]);
        let glass = caps.settings(&Wish { source: Source::Flatbed, colour: Colour::Colour, dpi: 200 });
        for asked in ["<pwg:Version>2.63<", ">Platen<", ">RGB24<", "<scan:XResolution>150<", "<pwg:Height>3300<"] {
            assert!(glass.contains(asked), "{asked} in {glass}");
        }
        let feeder = caps.settings(&Wish { source: Source::Feeder, colour: Colour::Grey, dpi: 200 });
        for asked in [">Feeder<", "<scan:Duplex>false<", "<scan:XResolution>200<", "<pwg:Height>3508<"] {
            assert!(feeder.contains(asked), "{asked} in {feeder}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_words_of_a_scanner_stop_the_program(words in "(<(/?[a-z:]{0,4}(MaxWidth|AdfState|X)?[ />]?)|[>0-9é]{0,4}){0,40}") {
            let _ = Caps::read(&words);
            let whole = format!("<s:ScannerCapabilities><s:PlatenInputCaps>{words}</s:PlatenInputCaps></s:ScannerCapabilities>");
            if let Some(caps) = Caps::read(&whole) {
                let _ = (caps.abilities(), caps.settings(&Wish::default()));
            }
        }
    }

    #[test]
    fn what_is_no_scanner_is_none() {
        assert_eq!(Caps::read("<html><body>router</body></html>"), None);
        assert_eq!(plain("2.0</pwg:Version>"), "2.0");
    }
}
