using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Profiles;

/// <summary>Departures of the segments of a PAXLST.</summary>
internal sealed class ListDepartures(ListRules rules, int mostPersons, TextDecoder text, FoundDepartures found)
{
    private const uint Att = ('A' << 16) | ('T' << 8) | 'T';
    private const uint Bgm = ('B' << 16) | ('G' << 8) | 'M';
    private const uint Doc = ('D' << 16) | ('O' << 8) | 'C';
    private const uint Ftx = ('F' << 16) | ('T' << 8) | 'X';
    private const uint Mea = ('M' << 16) | ('E' << 8) | 'A';
    private const uint Nad = ('N' << 16) | ('A' << 8) | 'D';

    private int _persons;

    internal void Take(Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case Bgm:
                found.Demand(rules.Documents, Code(segment[0][0]), ProfileFindingCode.Document, segment.Offset);
                found.Demand(rules.Functions, Code(segment[1][0]), ProfileFindingCode.Function, segment.Offset);
                break;
            case Nad:
                if (!IsReporting(segment[0].Whole) && ++_persons > mostPersons)
                    found.Add(ProfileFindingCode.TooManyPersons, segment.Offset);
                break;
            case Att when segment[0].Whole.Is("2"u8):
                TakeSex(segment);
                break;
            case Doc:
                var agency = Code(segment[0][2]);
                if (agency.Length > 0)
                    found.Demand(
                        rules.DocumentAgencies, agency, ProfileFindingCode.DocumentAgency, segment.Offset);
                break;
            case Mea:
                TakeMeasure(segment);
                break;
            case Ftx when !rules.UsesBags && segment[0].Whole.Is("BAG"u8):
                found.Add(ProfileFindingCode.Bags, segment.Offset);
                break;
            default:
                break;
        }
    }

    private void TakeSex(Segment att)
    {
        var sex = Code(att[2][0]);
        found.Demand(rules.Sexes, sex, ProfileFindingCode.Sex, att.Offset);
        if (rules.UnknownSexes.Contains(sex) && rules.Sexes.GetValueOrDefault(sex) != ListRules.Unspecified)
            found.Add(ProfileFindingCode.SexMayBeUnknown, att.Offset);
    }

    private void TakeMeasure(Segment mea)
    {
        if (!rules.UsesBags)
            found.Add(ProfileFindingCode.Bags, mea.Offset);
        if (mea[0].Whole.Is("WT"u8) && Code(mea[2][0]) is { Length: > 0 } unit && mea[2].Count > 1)
            found.Demand(rules.WeightUnits, unit, ProfileFindingCode.WeightUnit, mea.Offset);
    }

    // Parties that are nobody on board (3035).
    private static bool IsReporting(Component role) => role.Is("MS"u8) || role.Is("MR"u8) || role.Is("CA"u8);

    private string Code(Component component) => text.Code(component);
}
