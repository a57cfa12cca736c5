using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// Says of the segments of a booking, in order, to what each belongs. That follows from what was opened last: names,
/// then legs, then splits and other services, then history, each of which may be missing.
/// </summary>
internal struct BookingScope
{
    private Scope _scope;
    private bool _isLegOpen;
    private bool _hasOffice;

    private enum Scope
    {
        Booking,
        Name,
        Leg,
        Split,
        Other,
        History,
    }

    /// <summary>The part of the next segment.</summary>
    internal BookingPart Of(in Segment segment)
    {
        if (_scope == Scope.History)
            return BookingPart.History;
        switch (segment.Tag.Value)
        {
            case PnrTags.Tif when _scope is Scope.Booking or Scope.Name:
                return Enter(Scope.Name, BookingPart.Name);
            case PnrTags.Tvl:
                return OfLeg(segment);
            case PnrTags.Eqn when _scope is Scope.Leg or Scope.Name:
                return Enter(Scope.Split, BookingPart.Kept);
            case PnrTags.Msg when _scope is not Scope.Booking:
                return Enter(Scope.Other, BookingPart.Kept);
            case PnrTags.Abi:
                return Enter(Scope.History, BookingPart.History);
            default:
                return Within(segment.Tag.Value);
        }
    }

    private BookingPart Enter(Scope scope, BookingPart part)
    {
        (_scope, _isLegOpen) = (scope, false);
        return part;
    }

    // A TVL without places says who flies the leg before it (codeshares before 13.1).
    private BookingPart OfLeg(in Segment tvl)
    {
        if (_isLegOpen && tvl[0].IsEmpty && tvl[1].IsEmpty && tvl[2].IsEmpty)
            return BookingPart.Operator;
        var isFlight = _scope is not Scope.Other;
        _isLegOpen = true;
        _scope = isFlight ? Scope.Leg : Scope.Other;
        return isFlight ? BookingPart.Flight : BookingPart.Service;
    }

    private BookingPart Within(uint tag)
    {
        if (_isLegOpen)
            return BookingPart.Leg;
        if (_scope == Scope.Name)
            return BookingPart.Name;
        if (_scope == Scope.Split && tag == PnrTags.Rci)
            return BookingPart.Split;
        if (tag == PnrTags.Org)
        {
            (var isSecond, _hasOffice) = (_hasOffice, true);
            return isSecond ? BookingPart.Kept : BookingPart.Own;
        }

        return tag is PnrTags.Rci or PnrTags.Dat or PnrTags.Add or PnrTags.Ssr or PnrTags.Ift or PnrTags.Src
            ? BookingPart.Own
            : BookingPart.Kept;
    }
}
