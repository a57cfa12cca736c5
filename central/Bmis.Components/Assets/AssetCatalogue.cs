using System.Reflection;

namespace Bmis.Components.Assets;

/// <summary>
/// The assets of an application, by name. Addresses carry a digest of the content, so that a browser may keep them for
/// ever. Immutable.
/// </summary>
public sealed class AssetCatalogue
{
    /// <summary>Where every address begins.</summary>
    public const string Root = "/assets";

    private const string Prefix = "assets/";

    private readonly Dictionary<string, Asset> _assets;

    private AssetCatalogue(Dictionary<string, Asset> assets) => _assets = assets;

    /// <summary>Address of the asset with this name, such as <c>bmis.css</c>.</summary>
    /// <exception cref="ArgumentException">No assembly brings it.</exception>
    public string AddressOf(string name) => _assets.TryGetValue(name, out var asset)
        ? asset.Address
        : throw new ArgumentException($"No assembly brings the asset {name}.", nameof(name));

    internal static AssetCatalogue Of(IEnumerable<Assembly> assemblies)
    {
        var assets = new Dictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var assembly in assemblies)
            foreach (var resource in assembly.GetManifestResourceNames().Where(IsAsset))
                assets[resource[Prefix.Length..]] = new(resource[Prefix.Length..], Read(assembly, resource));
        return new(assets);
    }

    internal Asset? Find(string name, string hash) =>
        _assets.TryGetValue(name, out var asset) && asset.Hash == hash ? asset : null;

    private static bool IsAsset(string resource) => resource.StartsWith(Prefix, StringComparison.Ordinal);

    private static byte[] Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
