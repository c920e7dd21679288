/** Names in SQL: snake_case for what code writes in camelCase. */
import { DefaultNamingStrategy } from 'typeorm';

const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

export class SnakeCaseNamingStrategy extends DefaultNamingStrategy {
  override tableName(className: string, userSpecifiedName: string | undefined): string {
    return userSpecifiedName ?? snake(className);
  }

  override columnName(propertyName: string, customName: string): string {
    return customName || snake(propertyName);
  }
}
