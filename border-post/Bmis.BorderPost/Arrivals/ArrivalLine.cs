namespace Bmis.BorderPost.Arrivals;

/// <summary>A line of a flight's list. It prints as <c>[traveller]</c>.</summary>
internal sealed record ArrivalLine(string Surname, string Given, string Born, string Nationality, string Document)
{
    public override string ToString() => "[traveller]";
}
