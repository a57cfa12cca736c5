using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Profiles;

/// <summary>Departures of the segments of a PNRGOV.</summary>
internal sealed class PushDepartures(BookingRules rules, TextDecoder text, FoundDepartures found)
{
    private const uint Msg = ('M' << 16) | ('S' << 8) | 'G';
    private const uint Src = ('S' << 16) | ('R' << 8) | 'C';
    private const uint Tbd = ('T' << 16) | ('B' << 8) | 'D';
    private const int UnitPlace = 2;

    private bool _isInBookings;

    internal void Take(Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case Src:
                _isInBookings = true;
                break;
            // Behind the first booking it is the kind of another service.
            case Msg when !_isInBookings:
                found.Demand(
                    rules.Functions, text.Code(segment[0][1]), ProfileFindingCode.Function, segment.Offset);
                break;
            case Tbd:
                TakeBags(segment);
                break;
            default:
                break;
        }
    }

    // Number, weight and unit of all bags stand in the second element.
    private void TakeBags(Segment tbd) => found.Demand(
        rules.WeightUnits, text.Code(tbd[1][UnitPlace]), ProfileFindingCode.WeightUnit, tbd.Offset);
}
