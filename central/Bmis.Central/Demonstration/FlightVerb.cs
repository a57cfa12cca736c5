using Bmis.Central.CommandLine;
using Bmis.Central.PassengerData.Flights;
using Bmis.Central.PassengerData.Receiving;
using Bmis.Central.PassengerData.Storing;

namespace Bmis.Central.Demonstration;

/// <summary>
/// <c>bmis-central passenger demonstrate</c>: an invented carrier sends who arrives today at a post, by the way that
/// real carriers' messages go.
/// </summary>
internal static class FlightVerb
{
    public const string Usage = "--post CODE";

    private const string Channel = "verb";
    private const string Carrier = "UT";

    public static async Task<int> RunAsync(VerbContext context)
    {
        var post = context.Arguments.Required("--post");
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        var places = rooms.GetRequiredService<ArrivalPlaces>();
        if (!await places.SetAsync(DemonstrationFlight.Destination, post, context.Cancellation))
            throw new StopException($"There is no post {post}.");
        var today = DateOnly.FromDateTime(rooms.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var door = rooms.GetRequiredService<TransmissionDoor>();
        var intake = rooms.GetRequiredService<PassengerIntake>();
        var store = rooms.GetRequiredService<TransmissionStore>();
        byte[][] messages = [DemonstrationFlight.List(today), DemonstrationFlight.Push(today)];
        foreach (var bytes in messages)
        {
            var receipt = await door.ReceiveAsync(bytes, Carrier, Channel, context.Cancellation);
            while (await intake.TakeNextAsync(context.Cancellation))
            {
                // The next one.
            }

            var tally = await store.TallyAsync(receipt.Transmission, context.Cancellation);
            context.Write(new
            {
                receipt.Transmission, repeated = receipt.IsRepeated, tally.State, tally.Reason, tally.Travellers,
                tally.Bookings,
            });
        }

        return VerbContext.Done;
    }
}
