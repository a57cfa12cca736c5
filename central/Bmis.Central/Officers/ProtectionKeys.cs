using System.Text;
using System.Xml.Linq;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Bmis.Central.Officers;

/// <summary>
/// Keeps the keys of cookies and forms in the warehouse, sealed, so that all servers share them and a copy of the
/// warehouse signs nobody in.
/// </summary>
internal sealed class ProtectionKeys(IWarehouse warehouse, WarehouseKeys keys) : IXmlRepository
{
    private const string Select = "select name, xml from protection_key order by made_at";

    private const string Insert =
        "insert into protection_key (name, xml) values (@friendlyName, @xml) on conflict (name) do nothing";

    /// <summary>The sealed form of a key, as the column holds it.</summary>
    public static string Seal(WarehouseKeys keys, string name, string xml) =>
        Convert.ToBase64String(keys.SealSecret(Place(name), Encoding.UTF8.GetBytes(xml)));

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = warehouse.ForRegistry().OpenConnection();
        return [.. connection.Query<(string Name, string Xml)>(Select).Select(row => XElement.Parse(
            Encoding.UTF8.GetString(keys.OpenSecret(Place(row.Name), Convert.FromBase64String(row.Xml)))))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = warehouse.ForRegistry().OpenConnection();
        var xml = Seal(keys, friendlyName, element.ToString(SaveOptions.DisableFormatting));
        connection.Execute(Insert, new { friendlyName, xml });
    }

    private static string Place(string name) => $"protection key {name}";
}
