using System.Text.Json.Nodes;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;
using Bmis.BorderPost.Devices.Fingers.Simulated;
using Bmis.Crossings.Policies;

namespace Bmis.EndToEnd.Tests;

/// <summary>
/// A deployment whose country asks for the right index finger and searches alerts by it. On the first lane's simulated
/// reader everybody lays the own finger, or that of the same stranger; another lane watches a folder.
/// </summary>
public sealed class FingerDeployment : IAsyncLifetime
{
    internal const FingerPosition Finger = FingerPosition.RightIndex;

    internal Deployment Deployment { get; } = new();

    private string Folder => Deployment.FileAt("prints");

    /// <summary>A print of somebody's finger, as it may be laid on the first lane's reader.</summary>
    internal static byte[] Print(string traveller, long impression) => CodedImage.Compressed(
        SimulatedFingers.Of(traveller, Finger)
            .Impression(impression, ImpressionParameters.Drawn(impression))).Bytes.ToArray();

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Deployment.FileAt("profile.json"), Profile());
        Deployment.Set("Inspection:ProfileFile", Deployment.FileAt("profile.json"));
        Deployment.Set("Devices:Readers:1:Name", "Simulated reader");
        Deployment.Set("Devices:Readers:1:Kind", "Simulated");
        Deployment.Set("Devices:Fingers:0:Name", "Simulated fingers");
        Deployment.Set("Devices:Fingers:0:Kind", "Simulated");
        await Deployment.InitializeAsync();
    }

    /// <summary>A lane for leaving that has enrolled nobody.</summary>
    internal async Task<OtherLane> OpenExitAsync()
    {
        var lane = await Deployment.OpenLaneAsync(
            "UTANY-2",
            ("Inspection:Direction", "Exit"),
            ("Devices:Fingers:0:Kind", "Folder"),
            ("Devices:Fingers:0:Folder", Folder));
        await lane.Log.WaitForAsync(0, "The list alert ", "is in use");
        await lane.Log.WaitForAsync(0, "The list officers", "is in use");
        return lane;
    }

    /// <summary>Puts a print where the other lane sees it, whole at once.</summary>
    internal async Task PutAsync(byte[] print)
    {
        var file = Path.Combine(Folder, "finger.wsq");
        await File.WriteAllBytesAsync(file + ".part", print);
        File.Move(file + ".part", file);
    }

    public ValueTask DisposeAsync() => Deployment.DisposeAsync();

    private static string Profile()
    {
        using var stream = typeof(CountryProfile).Assembly.GetManifestResourceStream(
            "Bmis.Crossings.Policies.Standard.profile.json")!;
        var profile = JsonNode.Parse(stream)!;
        profile["fingerprints"]!["choices"] = new JsonArray(new JsonArray((int)Finger));
        profile["fingerprints"]!["minimumQuality"] = 1;
        // One finger of a hasty touch may reach the threshold of verification alone.
        var everyReader = profile["fingerprints"]!["thresholds"]![0]!;
        everyReader["search"] = everyReader["match"]!.DeepClone();
        profile["fingerprints"]!["search"] = new JsonArray("Alert");
        return profile.ToJsonString();
    }
}
