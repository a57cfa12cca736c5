namespace Bmis.Central.PassengerData.Quality;

/// <summary>A part of a whole.</summary>
internal static class Share
{
    /// <summary>From 0 to 1; null of nothing.</summary>
    public static double? Of(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
