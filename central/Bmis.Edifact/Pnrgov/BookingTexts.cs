using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>Reads all text of a segment that a booking can be asked for, so that what is found in it is told.</summary>
internal static class BookingTexts
{
    internal static void Read(in Segment segment, BookingPart part, PnrTexts texts)
    {
        switch (part)
        {
            case BookingPart.Own:
                ReadOwn(segment, texts);
                break;
            case BookingPart.Name when segment.Tag.Value == PnrTags.Tif:
                texts.Names(segment, NameDetails.None);
                break;
            case BookingPart.Name:
                new NameBuilder(texts).Take(segment);
                break;
            case BookingPart.Flight or BookingPart.Service:
                texts.Leg(segment);
                break;
            case BookingPart.Operator or BookingPart.Leg:
                new LegBuilder(texts).Take(segment, part);
                break;
            case BookingPart.Split:
                texts.Locators(segment);
                break;
            case BookingPart.History:
                new HistoryBuilder(texts).Take(segment);
                break;
            default:
                texts.Keep(segment);
                break;
        }
    }

    private static void ReadOwn(in Segment segment, PnrTexts texts)
    {
        _ = segment.Tag.Value switch
        {
            PnrTags.Rci => texts.Locators(segment),
            PnrTags.Dat => texts.Dates(segment),
            PnrTags.Org => texts.Office(segment),
            PnrTags.Add => texts.Address(segment),
            PnrTags.Ssr => texts.Request(segment),
            PnrTags.Ift => (object)texts.Text(segment),
            _ => segment.Tag,
        };
    }
}
