using Bmis.Central.Audit;
using Bmis.Central.CommandLine;

namespace Bmis.Central.PassengerData.Flights;

/// <summary>
/// <c>bmis-central passenger place set|list</c>: at which post whoever arrives at an airport, port or stop comes to the
/// border.
/// </summary>
internal static class PlaceVerbs
{
    public const string SetUsage = "PLACE --post CODE|''";

    private const int Shortest = 3;
    private const int Longest = 16;

    public static async Task<int> SetAsync(VerbContext context)
    {
        var post = context.Arguments.Required("--post");
        var place = context.Arguments.Word("PLACE").ToUpperInvariant();
        context.Arguments.RequireNothingElse();
        if (place.Length is < Shortest or > Longest || !place.All(char.IsAsciiLetterOrDigit))
            throw new StopException("A place's code has 3 to 16 letters and digits, such as NBO.");
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("passenger place set", place, context.Cancellation);
        if (!await rooms.GetRequiredService<ArrivalPlaces>().SetAsync(place, post, context.Cancellation))
            throw new StopException(post.Length > 0 ? $"There is no post {post}." : $"{place} is not known.");
        context.Write(new { place, post });
        return VerbContext.Done;
    }

    public static async Task<int> ListAsync(VerbContext context)
    {
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        foreach (var (place, post) in await rooms.GetRequiredService<ArrivalPlaces>().AllAsync(context.Cancellation))
            context.Write(new { place, post });
        return VerbContext.Done;
    }
}
