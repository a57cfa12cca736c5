using System.Xml.Linq;
using Bmis.Central.Database;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Bmis.Central.Officers;

/// <summary>Keeps the keys of cookies and forms in the warehouse, so that all servers share them.</summary>
internal sealed class ProtectionKeys(IWarehouse warehouse) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = warehouse.ForRegistry().OpenConnection();
        return [.. connection.Query<string>("select xml from protection_key order by made_at").Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = warehouse.ForRegistry().OpenConnection();
        connection.Execute(
            "insert into protection_key (name, xml) values (@friendlyName, @xml) on conflict (name) do nothing",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
